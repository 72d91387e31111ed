import { useState, type ReactNode } from "react";
import { Navigate } from "react-router";

/** Each one that is started has an id of its own; nothing is written until its first field is. */
export function StartNew({ kind, under }: { readonly kind: string; readonly under: string }): ReactNode {
  const [id] = useState(() => `${kind}.${crypto.randomUUID()}`);
  return <Navigate replace to={`${under}/${id}?new`} />;
}
