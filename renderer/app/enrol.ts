import type { SyncProblem } from "#shared/sync/errors.ts";
import type { SessionPerson } from "#shared/sync/protocol.ts";
import { storeName } from "#renderer/app/installation.ts";
import { removeStorage } from "#renderer/platform/store/storage.ts";
import { enrol as redeem } from "#renderer/platform/sync/enrol.ts";
import { windowApi } from "#renderer/platform/window-api.ts";

export type Enrolment = { readonly enrolled: true; readonly person: SessionPerson } | { readonly enrolled: false; readonly problem: SyncProblem };

/** Redeems an invitation and keeps what the hub answered. */
export async function enrol(address: string, invitation: string): Promise<Enrolment> {
  const [identity, info] = await Promise.all([windowApi.identity.read(), windowApi.app.info()]);
  const result = await redeem(address, { invitation, publicKey: identity.publicKey, device: `Focal Desk ${info.version}, ${info.platform}` });
  if (!result.ok) return { enrolled: false, problem: result.problem };
  const { installation, person } = result.enrolment;
  // What an earlier enrolment left behind is not this person's.
  await removeStorage(storeName);
  await windowApi.identity.assign({ installation, address, person: person.id });
  return { enrolled: true, person };
}
