export { Welcome } from "#renderer/features/welcome/welcome.tsx";
