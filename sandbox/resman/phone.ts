/** A US number as ResMan keeps it, "(617) 555-0142", whatever form it came in; anything else as it is. */
export function nationalPhone(written: string): string {
  const digits = written.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
  return digits.length === 10 ? `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}` : written;
}
