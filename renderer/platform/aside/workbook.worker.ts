import { readWorkbook } from "#shared/workbook/read-workbook.ts";
import { serveAside } from "./serve-aside.ts";

serveAside((bytes: ArrayBuffer) => readWorkbook(new Uint8Array(bytes)));
