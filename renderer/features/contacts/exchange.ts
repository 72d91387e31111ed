export { ExportDialog } from "./files/export-dialog.tsx";
