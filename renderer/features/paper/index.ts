export { SubmissionMenu } from "./submission-menu.tsx";
export { ReturnMenu } from "./return-menu.tsx";
