/** What each role finds in the rail: the one table that decides it. */
import {
  IconAddressBook,
  IconBinaryTree2,
  IconBooks,
  IconBuildingStore,
  IconCalendarEvent,
  IconChartBar,
  IconCheckbox,
  IconClipboardText,
  IconInbox,
  IconServer2,
  IconSettings,
  IconSpeakerphone,
  IconTargetArrow,
  IconUsers,
  IconUsersGroup,
  IconWorld,
  type Icon,
} from "@tabler/icons-react";
import type { Role } from "#shared/domain/permissions.ts";

export interface RailPlace {
  readonly path: string;
  readonly label: string;
  readonly icon: Icon;
}

const today = { path: "/today", label: "app:rail.today", icon: IconCalendarEvent };
const survey = { path: "/survey", label: "app:rail.survey", icon: IconClipboardText };
const mySections = { ...survey, label: "app:rail.mySections" };
const questionnaires = { path: "/questionnaires", label: "app:rail.questionnaires", icon: IconBooks };
const contacts = { path: "/contacts", label: "app:rail.contacts", icon: IconAddressBook };
const initiatives = { path: "/initiatives", label: "app:rail.initiatives", icon: IconBinaryTree2 };
const outcomes = { path: "/outcomes", label: "app:rail.outcomes", icon: IconTargetArrow };
const marketplace = { path: "/marketplace", label: "app:rail.marketplace", icon: IconBuildingStore };
const network = { path: "/network", label: "app:rail.network", icon: IconUsersGroup };
const regions = { path: "/regions", label: "app:rail.regions", icon: IconWorld };
const intake = { path: "/intake", label: "app:rail.intake", icon: IconInbox };
const priorities = { path: "/priorities", label: "app:rail.priorities", icon: IconChartBar };
const circulars = { path: "/circulars", label: "app:rail.circulars", icon: IconSpeakerphone };
const tasks = { path: "/tasks", label: "app:rail.tasks", icon: IconCheckbox };
const people = { path: "/people", label: "app:rail.people", icon: IconUsers };
const hub = { path: "/hub", label: "app:rail.hub", icon: IconServer2 };
const settings = { path: "/settings", label: "app:rail.settings", icon: IconSettings };

const railTable: Readonly<Record<Role, readonly RailPlace[]>> = {
  "focal-point": [today, survey, contacts, initiatives, outcomes, marketplace, regions, network, circulars, tasks, settings],
  validator: [today, mySections, contacts, initiatives, circulars, tasks, settings],
  official: [today, mySections, contacts, initiatives, circulars, tasks, settings],
  secretariat: [
    today,
    intake,
    priorities,
    questionnaires,
    contacts,
    initiatives,
    outcomes,
    marketplace,
    regions,
    network,
    circulars,
    tasks,
    people,
    hub,
    settings,
  ],
  observer: [today, outcomes, marketplace, network, circulars, settings],
};

/** Whoever takes part in a regional process has the way to its desk, whatever their role. */
export function railOf(role: Role, takesPart: boolean): readonly RailPlace[] {
  const places = railTable[role];
  return takesPart && !places.includes(regions) ? [...places.slice(0, -1), regions, ...places.slice(-1)] : places;
}
