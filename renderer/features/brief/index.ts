export { BriefButton } from "./brief-button.tsx";
