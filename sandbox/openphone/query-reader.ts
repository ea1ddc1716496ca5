import { ApiError, type Issue } from '../server/api-error';
import { isDateTime } from '../server/json-schema';
import type { ApiRequest } from './workspace';

/**
 * Reads a query parameter by parameter and collects what is wrong with it; `finish` reports all of it in one 400.
 * On the dated surface a parameter that nobody asked for is an error (an operator that the endpoint does not know);
 * on v1 it is ignored.
 */
export class QueryReader {
  private readonly asked = new Set<string>();
  private readonly issues: Issue[] = [];

  constructor(private readonly request: ApiRequest) {}

  /** The parameter as sent, its last occurrence; null when absent. */
  text(
    name: string,
    options: { required?: boolean; pattern?: string; oneOf?: readonly string[] } = {},
  ): string | null {
    const value = this.values(name).at(-1) ?? null;
    if (value === null) {
      if (options.required) this.report(name, 'Expected required property', undefined, { type: 'string' });
      return null;
    }
    if (options.pattern && !new RegExp(options.pattern).test(value))
      this.report(name, `Expected string to match '${options.pattern}'`, value, {
        type: 'string',
        pattern: options.pattern,
      });
    if (options.oneOf && !options.oneOf.includes(value))
      this.report(name, `Expected one of ${options.oneOf.join(', ')}`, value, {
        type: 'string',
        enum: options.oneOf,
      });
    return value;
  }

  integer(
    name: string,
    minimum: number,
    maximum: number,
    options: { required?: boolean } = {},
  ): number | null {
    const text = this.values(name).at(-1);
    const schema = { type: 'integer', minimum, maximum };
    if (text === undefined) {
      if (options.required) this.report(name, 'Expected required property', undefined, schema);
      return null;
    }
    const value = /^-?\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (Number.isNaN(value)) this.report(name, 'Expected integer', text, schema);
    else if (value < minimum)
      this.report(name, `Expected integer to be greater or equal to ${minimum}`, value, schema);
    else if (value > maximum)
      this.report(name, `Expected integer to be less or equal to ${maximum}`, value, schema);
    return value;
  }

  /** A date-time as ISO 8601 UTC with milliseconds, so that texts compare as times; null when absent. */
  time(name: string): string | null {
    const value = this.values(name).at(-1);
    if (value === undefined) return null;
    if (isDateTime(value)) return new Date(value).toISOString();
    this.report(name, 'Expected string to match format date-time', value, {
      type: 'string',
      format: 'date-time',
    });
    return null;
  }

  boolean(name: string): boolean {
    return this.text(name, { oneOf: ['true', 'false'] }) === 'true';
  }

  /** v1 lists: the key repeated. A comma or brackets are not read as a list. Null when absent. */
  repeated(
    name: string,
    limits: { required?: boolean; maxItems?: number; pattern?: string } = {},
  ): string[] | null {
    return this.checkedList(name, this.values(name), limits);
  }

  /** Dated lists: one comma list, e.g. `source[in]=a,b`. Null when absent. */
  commaList(name: string, limits: { maxItems?: number; pattern?: string } = {}): string[] | null {
    return this.checkedList(
      name,
      this.values(name).flatMap((value) => value.split(',')),
      limits,
    );
  }

  /** Dated `field=value` and `field[in]=a,b` together; null when neither is there. */
  oneOrIn(field: string, limits: { maxItems?: number; pattern?: string } = {}): string[] | null {
    const one = this.text(field, { pattern: limits.pattern });
    const several = this.commaList(`${field}[in]`, limits);
    if (one === null) return several;
    return several === null ? [one] : several.filter((value) => value === one);
  }

  /** @throws {ApiError} 400 with everything that was found */
  finish(): void {
    if (this.request.surface === 'dated') {
      for (const name of new Set(this.request.query.keys())) {
        if (!this.asked.has(name))
          this.report(name, 'Unexpected property', this.request.query.get(name), { type: 'never' });
      }
    }
    if (this.issues.length) throw ApiError.invalid(this.issues);
  }

  private checkedList(
    name: string,
    values: string[],
    limits: { required?: boolean; maxItems?: number; pattern?: string },
  ): string[] | null {
    const { maxItems, pattern } = limits;
    if (values.length === 0) {
      if (limits.required) this.report(name, 'Expected required property', undefined, { type: 'array' });
      return null;
    }
    if (maxItems !== undefined && values.length > maxItems)
      this.report(name, `Expected array length to be less or equal to ${maxItems}`, values, {
        type: 'array',
        maxItems,
      });
    for (const [index, value] of values.entries()) {
      if (value === '')
        this.report(`${name}/${index}`, 'Expected string length greater or equal to 1', value, {
          type: 'string',
          minLength: 1,
        });
      else if (pattern && !new RegExp(pattern).test(value))
        this.report(`${name}/${index}`, `Expected string to match '${pattern}'`, value, {
          type: 'string',
          pattern,
        });
    }
    return values;
  }

  private values(name: string): string[] {
    this.asked.add(name);
    return this.request.query.getAll(name);
  }

  private report(name: string, message: string, value: unknown, schema: Issue['schema']): void {
    this.issues.push({ path: `/query/${name}`, message, value, schema });
  }
}
