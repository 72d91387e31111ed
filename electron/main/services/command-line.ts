/** What the command line asks for: `--profile FOLDER`, `--enrol ADDRESS#INVITATION`. */
import { resolve } from "node:path";

export interface CommandLine {
  readonly profile: string | null;
  readonly enrolment: { readonly address: string; readonly invitation: string } | null;
}

export function readCommandLine(parameters: readonly string[]): CommandLine {
  const profile = valueOf(parameters, "profile");
  return { profile: profile === null ? null : resolve(profile), enrolment: enrolmentOf(valueOf(parameters, "enrol")) };
}

function valueOf(parameters: readonly string[], name: string): string | null {
  const index = parameters.findIndex((parameter) => parameter === `--${name}` || parameter.startsWith(`--${name}=`));
  const parameter = parameters[index];
  if (parameter === undefined) return null;
  return parameter.includes("=") ? parameter.slice(parameter.indexOf("=") + 1) : (parameters[index + 1] ?? null);
}

function enrolmentOf(value: string | null): CommandLine["enrolment"] {
  const parts = /^(wss?:\/\/[^#\s]{1,290})#([A-Za-z0-9._~-]{1,200})$/.exec(value ?? "");
  return parts ? { address: parts[1] as string, invitation: parts[2] as string } : null;
}
