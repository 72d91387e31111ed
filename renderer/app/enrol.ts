import type { Enrolment } from "#renderer/features/welcome/index.ts";

export async function enrol(_address: string, _invitation: string): Promise<Enrolment> {
  return { enrolled: false, problem: { code: "hub-unreachable" } };
}
