import { ApiError } from './api-error';
import { findIssues, type Schema } from './json-schema';
import type { SandboxFile } from './store';

/** Settings that every sandbox has. */
export interface CommonSettings {
  /** Fingerprints of the keys that are let in; null lets in every key. PUT takes the keys as `acceptedKeys`. */
  readonly acceptedKeyFingerprints: readonly string[] | null;
}

/** The settings in force, kept in the store so that they outlive the process. */
export class SettingsFile<S extends CommonSettings> {
  private values: S;

  /**
   * @param defaults what is in force until something is changed
   * @param startKeys fingerprints of the only keys let in since the start; null leaves what the file says
   */
  constructor(
    private readonly store: SandboxFile,
    private readonly schema: Schema,
    private readonly defaults: S,
    private readonly startKeys: readonly string[] | null = null,
  ) {
    this.values = { ...defaults, ...(store.readFact('settings') as Partial<S> | null) };
    if (startKeys) this.change({ acceptedKeyFingerprints: startKeys });
  }

  get current(): S {
    return this.values;
  }

  /** Changes what the patch names and leaves the rest. @throws {ApiError} 400 for a name or value that is none; nothing was changed. */
  change(patch: unknown): S {
    const issues = findIssues(this.schema, patch);
    if (issues.length) throw ApiError.invalid(issues);
    this.values = { ...this.values, ...(patch as Partial<S>) };
    this.store.writeFact('settings', this.values);
    return this.values;
  }

  /** Back to the defaults; keys that were given at the start stay the only ones. */
  restoreDefaults(): void {
    this.values = this.defaults;
    this.change(this.startKeys ? { acceptedKeyFingerprints: this.startKeys } : {});
  }
}
