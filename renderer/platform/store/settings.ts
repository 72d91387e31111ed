import { distinctUntilChanged, map, type Observable } from "rxjs";
import type { Storage } from "#renderer/platform/store/storage.ts";

/** Small values that belong to this device alone. */
export interface Settings {
  read<Value>(key: string, otherwise: Value): Promise<Value>;
  read$<Value>(key: string, otherwise: Value): Observable<Value>;
  write(key: string, value: unknown): Promise<void>;
}

export function settingsOf({ settings }: Storage): Settings {
  return {
    async read<Value>(key: string, otherwise: Value): Promise<Value> {
      const found = await settings.findOne(key).exec();
      return found ? (JSON.parse(found.value) as Value) : otherwise;
    },
    read$<Value>(key: string, otherwise: Value): Observable<Value> {
      return settings.findOne(key).$.pipe(
        map((found) => found?.value),
        distinctUntilChanged(),
        map((value) => (value === undefined ? otherwise : (JSON.parse(value) as Value))),
      );
    },
    async write(key, value) {
      await settings.incrementalUpsert({ key, value: JSON.stringify(value) });
    },
  };
}
