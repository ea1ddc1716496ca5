import type { Json } from '../model/person-record';

/**
 * Whether a field of this name holds a date of birth or a social security number, however it is spelled: "DOB",
 * "dateOfBirth", "Birthdate", "SSN (last 4)", "social_security_number". Such fields are never mapped, whatever they hold.
 * Source: resman reference, section 2.2 ("drop both at the door").
 */
export function isDangerousField(name: string): boolean {
  const words = name
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ');
  return /birth|social ?sec|\bdob(?![a-z])|\bssn/.test(words);
}

/** The values without dangerous fields, at whatever depth. Pure. */
export function withoutDangerousFields(values: Readonly<Record<string, Json>>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      isDangerousField(name) ? [] : [[name, cleaned(value)]],
    ),
  );
}

function cleaned(value: Json): Json {
  if (Array.isArray(value)) return value.map(cleaned);
  return typeof value === 'object' && value !== null ? withoutDangerousFields(value) : value;
}
