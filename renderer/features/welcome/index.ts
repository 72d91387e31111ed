export { Welcome, type Enrolment } from "#renderer/features/welcome/welcome.tsx";
