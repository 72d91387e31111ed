import { IconCheckbox } from "@tabler/icons-react";
import type { Feature } from "#renderer/app/feature.ts";
import { OverdueNotices } from "./overdue-notices.tsx";
import { addTaskFormat } from "./value-format.ts";

export { AddTask } from "./add-task.tsx";
export { useOverdueCount } from "./deadlines-here.ts";
export { useTasksWaiting } from "./use-tasks-waiting.ts";

addTaskFormat();

export const tasksFeature: Feature = {
  routes: [{ path: "tasks/:id?", lazy: async () => ({ Component: (await import("./tasks-page.tsx")).TasksPage }) }],
  railEntry: { path: "/tasks", label: "tasks:rail", icon: IconCheckbox },
  newAction: { label: "tasks:new", icon: IconCheckbox, roles: ["focal-point", "validator", "official", "secretariat"], path: "/tasks/new" },
  Background: OverdueNotices,
  linkTo: ({ id, kind }) => (kind === "task" ? `/tasks/${encodeURIComponent(id)}` : null),
};
