import { noName } from './match-record';
import type { MatchAddress, MatchName, MatchRecord } from './match-record';
import type { MatchPart } from './match-parts';

const NAME_CELLS: readonly (readonly [MatchPart, keyof MatchName])[] = [
  ['fullName', 'full'],
  ['firstName', 'first'],
  ['middleName', 'middle'],
  ['lastName', 'last'],
  ['suffix', 'suffix'],
  ['nickname', 'nickname'],
];
const ADDRESS_PARTS = ['street', 'unit', 'city', 'state', 'postalCode'] as const;
type AddressPart = (typeof ADDRESS_PARTS)[number];
const isAddressPart = (part: MatchPart): part is AddressPart => ADDRESS_PARTS.some((each) => each === part);

/** The parts of one record as they are found, field by field. */
export class RecordParts {
  private readonly texts = new Map<MatchPart, string[]>();
  private readonly addresses = new Map<string, Map<AddressPart, string[]>>();
  private readonly others = new Map<string, string>();

  /** @param group fields of one group are one address */
  add(part: MatchPart, group: string, texts: readonly string[]): void {
    if (texts.length === 0) return;
    if (!isAddressPart(part)) {
      this.texts.set(part, [...(this.texts.get(part) ?? []), ...texts]);
      return;
    }
    // A list of whole addresses is as many addresses.
    const isList = part === 'street' && texts.length > 1;
    for (const [place, text] of texts.entries()) {
      const key = isList ? `${group} ${place}` : group;
      const address = this.addresses.get(key) ?? new Map<AddressPart, string[]>();
      address.set(part, [...(address.get(part) ?? []), text]);
      this.addresses.set(key, address);
    }
  }

  addOther(field: string, texts: readonly string[]): void {
    if (texts.length > 0) this.others.set(field, texts.join(' '));
  }

  /** The record: what was found stands over what the base says. */
  over(base: MatchRecord | null, id: string): MatchRecord {
    const first = (part: MatchPart): string | null => this.texts.get(part)?.[0] ?? null;
    const cells = NAME_CELLS.flatMap(([part, cell]) => {
      const text = first(part);
      return text === null ? [] : [[cell, text] as const];
    });
    const name: MatchName = { ...(base?.name ?? noName), ...Object.fromEntries(cells) };
    const isNamed = Object.values(name).some((cell) => cell !== null);
    const property = first('property');
    const addresses = [...this.addresses.values()]
      .map(toAddress)
      .filter((address) => Object.values(address).some((part) => part !== null));
    return {
      id,
      source: base?.source ?? null,
      name,
      // Beside a name the company is the employer.
      organisation: isNamed ? null : (first('company') ?? base?.organisation ?? null),
      emails: this.texts.get('email') ?? base?.emails ?? [],
      phones: this.texts.get('phone') ?? base?.phones ?? [],
      addresses: addresses.length > 0 ? addresses : (base?.addresses ?? []),
      birthDate: first('birthDate'),
      updatedAt: first('updatedAt') ?? base?.updatedAt ?? null,
      role: roleOf(first('role')),
      attributes: {
        ...Object.fromEntries(this.others),
        ...(property === null ? {} : { property_id: property }),
      },
    };
  }
}

function toAddress(parts: ReadonlyMap<AddressPart, readonly string[]>): MatchAddress {
  const [unit] = parts.get('unit') ?? [];
  const lines = [...(parts.get('street') ?? [])];
  // A bare "204" is read as a unit only behind the word.
  if (unit !== undefined && lines.length > 0) lines.push(/^[#\w-]{1,6}$/.test(unit) ? `Unit ${unit}` : unit);
  const first = (part: AddressPart): string | null => parts.get(part)?.[0] ?? null;
  return {
    street: lines.length > 0 ? lines.join(' ') : null,
    city: first('city'),
    state: first('state'),
    postalCode: first('postalCode'),
  };
}

const ROLES = [
  ['applicant', /\b(?:applicant|applied|application)\b/],
  [
    'resident',
    /\b(?:resident|tenant|lessee|leaseholder|moved in|evict\w*)\b|^(?:current|former|past|notice)$/,
  ],
  ['prospect', /\b(?:prospect|lead|guest card|inquiry|enquiry)\b/],
] as const;

/** What a status says about a person's place at the property; null for one that does not tell. */
function roleOf(status: string | null): MatchRecord['role'] {
  const text = status?.toLowerCase() ?? '';
  return ROLES.find(([, words]) => words.test(text))?.[0] ?? null;
}
