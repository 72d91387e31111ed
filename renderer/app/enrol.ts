import type { SyncProblem } from "#shared/sync/errors.ts";

export type Enrolment = { readonly enrolled: true } | { readonly enrolled: false; readonly problem: SyncProblem };

export async function enrol(_address: string, _invitation: string): Promise<Enrolment> {
  return { enrolled: false, problem: { code: "hub-unreachable" } };
}
