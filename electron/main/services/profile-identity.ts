/**
 * Who this copy of the profile is, towards the hub.
 *
 * The hub numbers each installation; the replica is that number and twenty random bits of this copy. Two copies that write under
 * one replica would overwrite each other's edits unseen, so a copied profile or a restored backup must take new bits before it
 * writes. To notice it, each start writes one fresh nonce to two places:
 *
 *   profile/identity.json           is copied and restored with the records
 *   markers/<hash of path>.json     stays where it is
 *
 * Invariant: bits are kept only when both nonces were equal at the start. The profile is written first; a crash between the two
 * leaves them different, which costs one unneeded new replica and nothing else.
 */
import { createHash, randomBytes, randomInt } from "node:crypto";
import { mkdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readDurably, writeDurably } from "#electron/main/services/durable-file.ts";
import { replicaFor, type ReplicaId } from "#shared/lib/ids.ts";

const replicaBits = 2 ** 20;

const enrolmentSchema = z.object({ installation: z.number().int().min(1), address: z.string(), person: z.string() });
const storedSchema = z.object({
  format: z.literal(1),
  nonce: z.string(),
  bits: z
    .number()
    .int()
    .min(0)
    .max(replicaBits - 1),
  enrolment: enrolmentSchema.nullable(),
});
const markerSchema = z.object({ nonce: z.string() });

type Stored = z.output<typeof storedSchema>;
export type Enrolment = z.output<typeof enrolmentSchema>;

export interface ProfileIdentity {
  readonly enrolment: () => Enrolment | null;
  /** null until enrolled. */
  readonly replica: () => ReplicaId | null;
  /** This start took a new replica although the profile already had one. */
  readonly wasRenewed: boolean;
  assign(enrolment: Enrolment): Promise<ReplicaId>;
  /** @returns null when the installation is not enrolled */
  renewReplica(): Promise<ReplicaId | null>;
  /** The hub of this enrolment is now found elsewhere. */
  move(from: string, to: string): Promise<void>;
  forget(): Promise<void>;
}

export interface Randomness {
  nonce(): string;
  /** A whole number from 0 to 2^20 - 1. */
  bits(): number;
}

const systemRandomness: Randomness = { nonce: () => randomBytes(16).toString("hex"), bits: () => randomInt(replicaBits) };

/**
 * @param profile the profile's folder
 * @param markers a folder that is not part of any profile
 * @param write injected by the tests that crash between the two writes
 */
export async function openProfileIdentity(
  profile: string,
  markers: string,
  randomness: Randomness = systemRandomness,
  write: typeof writeDurably = writeDurably,
): Promise<ProfileIdentity> {
  await mkdir(profile, { recursive: true });
  const file = join(profile, "identity.json");
  const marker = join(
    markers,
    `${createHash("sha256")
      .update(await realpath(profile))
      .digest("hex")}.json`,
  );
  const before = await readDurably(file, storedSchema.parse);
  const outside = await readDurably(marker, markerSchema.parse);
  const isSameCopy = before !== null && outside !== null && before.nonce === outside.nonce;

  const nonce = randomness.nonce();
  let stored: Stored = {
    format: 1,
    nonce,
    bits: isSameCopy ? before.bits : otherBits(before?.bits),
    enrolment: before?.enrolment ?? null,
  };
  await write(file, stored);
  await write(marker, { nonce });

  async function keep(changes: Partial<Stored>): Promise<void> {
    const next = { ...stored, ...changes };
    await write(file, next);
    stored = next;
  }

  function otherBits(present: number | undefined): number {
    const bits = randomness.bits();
    return bits === present ? (bits + 1) % replicaBits : bits;
  }

  function replica(): ReplicaId | null {
    return stored.enrolment && replicaFor(stored.enrolment.installation, stored.bits);
  }

  return {
    enrolment: () => stored.enrolment,
    replica,
    wasRenewed: Boolean(before?.enrolment) && !isSameCopy,
    async assign(enrolment) {
      await keep({ enrolment, bits: otherBits(stored.bits) });
      return replica() as ReplicaId;
    },
    async renewReplica() {
      await keep({ bits: otherBits(stored.bits) });
      return replica();
    },
    async move(from, to) {
      if (stored.enrolment?.address === from) await keep({ enrolment: { ...stored.enrolment, address: to } });
    },
    async forget() {
      await keep({ enrolment: null, bits: otherBits(stored.bits) });
    },
  };
}
