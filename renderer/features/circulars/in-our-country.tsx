import type { ReactNode } from "react";
import { useMemo } from "react";
import { decodeRecord } from "#shared/crdt/codec.ts";
import { viewOf } from "#shared/crdt/view.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import { distributionId } from "#shared/domain/distribution/distribution.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useEdit, type Editing } from "#renderer/platform/desk/use-edit.ts";
import { useRecord } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { asScope } from "#shared/lib/ids.ts";
import { FocalPointPart } from "./focal-point-part.tsx";
import { MinistryPart } from "./ministry-part.tsx";

/** What one's country does with a circular, and how to write it. */
export interface OurDistribution {
  readonly circular: RecordDocument;
  /** null until somebody does something. */
  readonly document: RecordDocument | null;
  readonly view: RecordView | null;
  readonly editing: Editing;
}

export function InOurCountry({ circular }: { readonly circular: RecordDocument }): ReactNode {
  const { person } = useDesk();
  return person.country === null ? null : <Ours circular={circular} country={person.country} isFocalPoint={person.role === "focal-point"} />;
}

interface OursProps {
  readonly circular: RecordDocument;
  readonly country: string;
  readonly isFocalPoint: boolean;
}

function Ours({ circular, country, isFocalPoint }: OursProps): ReactNode {
  const id = distributionId(circular.id, country);
  const opened = useRecord(id);
  const editing = useEdit(useMemo(() => ({ id, kind: "distribution", scope: asScope(`country:${country}`) }), [id, country]));
  const document = opened.state === "ready" ? opened.document : null;
  const view = useMemo(() => document && viewOf(decodeRecord(document.crdt)), [document]);
  if (opened.state === "loading") return null;
  const ours: OurDistribution = { circular, document, view, editing };
  return isFocalPoint ? <FocalPointPart ours={ours} /> : <MinistryPart ours={ours} />;
}
