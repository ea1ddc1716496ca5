import type { ControlRoom } from './control-room';
import type { Schema } from './json-schema';
import { keyFingerprint } from './key-fingerprint';
import { Misbehaviour } from './misbehaviour';
import { RateLimit } from './rate-limit';
import { RequestLog } from './request-log';
import type { SandboxOptions } from './serve';
import { SettingsFile, type CommonSettings } from './settings-file';
import { Store, type DocumentKinds, type LookupOf } from './store';

/** Settings of a sandbox that can limit the rate. */
export interface RateSettings extends CommonSettings {
  /** Requests a key may make in any second; 0 switches the limit off. */
  readonly rateLimitPerSecond: number;
}

interface Kept<D, S> {
  readonly lookupOf: LookupOf<D>;
  readonly settingsSchema: Schema;
  readonly defaultSettings: S;
}

/** What every sandbox is made of: its file, its settings, and what stands before a request. */
export interface OpenedRoom<D extends DocumentKinds<D>, S extends RateSettings> extends Omit<
  ControlRoom,
  'settingsFile' | 'empty'
> {
  readonly store: Store<D>;
  readonly settingsFile: SettingsFile<S>;
  readonly settings: () => S;
  /** Milliseconds since 1970 */
  readonly now: () => number;
}

/** Opens the data file, or makes it. @throws the file's own error when it cannot be opened */
export function openRoom<D extends DocumentKinds<D>, S extends RateSettings>(
  { dataFile, acceptedKeys, now = Date.now }: SandboxOptions,
  { lookupOf, settingsSchema, defaultSettings }: Kept<D, S>,
): OpenedRoom<D, S> {
  const store = new Store<D>(dataFile, lookupOf);
  const startKeys = acceptedKeys?.map(keyFingerprint) ?? null;
  const settingsFile = new SettingsFile(store, settingsSchema, defaultSettings, startKeys);
  const settings = () => settingsFile.current;
  return {
    store,
    settingsFile,
    settings,
    now,
    misbehaviour: new Misbehaviour(),
    requestLog: new RequestLog(store),
    rateLimit: new RateLimit(now, () => settings().rateLimitPerSecond),
  };
}
