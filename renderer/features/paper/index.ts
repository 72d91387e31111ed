export { ReturnMenu } from "./return-menu.tsx";
