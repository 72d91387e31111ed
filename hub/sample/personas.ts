/** The desks of "Try it with sample data". Functions, not people. Their ids never change: a sample that is started again is theirs. */
import type { Account } from "#shared/ports/hub-storage.ts";

export interface Persona {
  readonly persona: string;
  readonly label: string;
  readonly account: Account;
}

const mauritius = { country: "MUS", processes: [], revoked: false } as const;

export const personas: readonly Persona[] = [
  {
    persona: "ministry-foreign-affairs",
    label: "Focal point, Ministry of Foreign Affairs",
    account: {
      ...mauritius,
      processes: ["midsa"],
      person: "person.sample-foreign-affairs",
      name: "Focal point, Ministry of Foreign Affairs",
      role: "focal-point",
      ministry: "Ministry of Foreign Affairs",
    },
  },
  {
    persona: "ministry-labour",
    label: "Director, Ministry of Labour",
    account: { ...mauritius, person: "person.sample-labour", name: "Director, Ministry of Labour", role: "official", ministry: "Ministry of Labour" },
  },
  {
    persona: "secretariat",
    label: "Secretariat, Support structure of the Chair",
    account: {
      person: "person.sample-secretariat",
      name: "Secretariat, Support structure of the Chair",
      role: "secretariat",
      country: null,
      ministry: "Support structure of the Chair",
      processes: [],
      revoked: false,
    },
  },
  {
    persona: "ministry-labour-validator",
    label: "Permanent Secretary, Ministry of Labour",
    account: {
      ...mauritius,
      person: "person.sample-labour-validator",
      name: "Permanent Secretary, Ministry of Labour",
      role: "validator",
      ministry: "Ministry of Labour",
    },
  },
];
