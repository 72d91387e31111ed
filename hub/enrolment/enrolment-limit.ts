/** Guessing invitations is slow: an address that failed too often waits. */
export interface EnrolmentLimit {
  mayTry(address: string, now: number): boolean;
  failed(address: string, now: number): void;
}

/** @param greatest failures within `windowMs` after which an address waits for the rest of it */
export function limitEnrolments(greatest = 10, windowMs = 600_000): EnrolmentLimit {
  const failures = new Map<string, { count: number; readonly until: number }>();
  const present = (address: string, now: number) => {
    const entry = failures.get(address);
    if (entry && entry.until <= now) failures.delete(address);
    return failures.get(address);
  };
  return {
    mayTry: (address, now) => (present(address, now)?.count ?? 0) < greatest,
    failed(address, now) {
      const entry = present(address, now);
      if (entry) entry.count++;
      else failures.set(address, { count: 1, until: now + windowMs });
      if (failures.size > 10_000) for (const [other, { until }] of failures) if (until <= now) failures.delete(other);
    },
  };
}
