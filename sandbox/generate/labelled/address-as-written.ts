import type { SeededRandom } from '../seeded-random';
import type { LabelledSource } from './labelled-contact';
import { streetTypes, type HomeAddress } from './places';
import { slip } from './slips';

export interface WrittenAddress {
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}

export const noAddress: WrittenAddress = { street: '', city: '', state: '', zip: '' };

const UNIT_MARKS = [' # ', ' #', ' Unit ', ' Apt ', ' Apt. ', ', Apt '];

/** An address as somebody types it: long or short, the unit in one of six ways or left out. @param noise 1 is the usual rate of slips */
export function addressAsWritten(
  address: HomeAddress,
  source: LabelledSource,
  noise: number,
  random: SeededRandom,
): WrittenAddress {
  const short = streetTypes.get(address.streetType) ?? address.streetType;
  const name = random.chance(0.013 * noise) ? slip(address.streetName, random) : address.streetName;
  const type = random.chance(0.28) ? address.streetType : short;
  const dot = random.chance(0.055) ? '.' : '';
  const unit =
    address.unit === '' || random.chance(source === 'quickbooks' ? 0.25 : 0.125)
      ? ''
      : `${random.pick(UNIT_MARKS)}${address.unit}`;
  const street = `${address.number} ${name} ${type}${dot}${unit}`;
  const isUpper = source === 'propertyradar' || random.chance(0.05);
  return {
    street: isUpper ? street.toUpperCase() : street,
    city: isUpper ? address.city.name.toUpperCase() : address.city.name,
    state: address.city.state,
    zip: random.chance(0.021) ? '' : address.zip,
  };
}
