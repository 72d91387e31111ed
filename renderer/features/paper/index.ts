export { PaperButtons } from "./paper-buttons.tsx";
export { SubmissionMenu } from "./submission-menu.tsx";
export { ReturnMenu } from "./return-menu.tsx";
export { savedAs, useMaking } from "./use-making.ts";
