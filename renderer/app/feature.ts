import type { Icon } from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { RouteObject } from "react-router";
import type { Role } from "#shared/domain/permissions.ts";

/** What a feature folder gives the frame. Everything else in the folder is its own. */
export interface Feature {
  /** Paths without a leading slash, such as `contacts/:id?`. */
  readonly routes: readonly RouteObject[];
  readonly railEntry?: RailEntry;
  readonly newAction?: NewAction;
  /** Follows something as long as the desk is open, and shows nothing. */
  readonly Background?: ComponentType;
  /** Where a record of this feature's kinds is opened; null when the feature does not know the kind. */
  readonly linkTo?: (record: { readonly id: string; readonly kind: string; readonly parent: string }) => string | null;
}

export interface RailEntry {
  /** Where the entry leads, with a leading slash. */
  readonly path: string;
  /** Translation key with its namespace, such as `contacts:rail`. */
  readonly label: string;
  readonly icon: Icon;
  /** A small mark beside the label, such as how many conflicts wait. */
  readonly Badge?: ComponentType;
}

/** An entry of the *New* menu. */
export interface NewAction {
  readonly label: string;
  readonly icon: Icon;
  readonly roles: readonly Role[];
  /** Where the new record is written; the page there makes it. */
  readonly path: string;
}
