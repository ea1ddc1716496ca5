import type { AnalyticsField } from '../analytics-request';
import { html, type Html } from './html';
import { propertyWords } from './words';

const TIME_ZONES = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'UTC',
];

/** Whom and which days the page is of; sent with GET, so that the address can be kept. */
export function questionForm(
  given: Readonly<Partial<Record<AnalyticsField, string>>>,
  propertyIds: readonly string[],
  wrong: AnalyticsField | null,
): Html {
  const { property_id: propertyId = '' } = given;
  const properties = [...new Set([...propertyIds, ...(propertyId === '' ? [] : [propertyId])])];
  const markOf = (name: AnalyticsField) =>
    wrong === name ? html` aria-invalid="true" aria-describedby="problem"` : null;
  const input = (name: 'from' | 'to' | 'time_zone', title: string, type: string, list: Html | null) =>
    html`<div class="${wrong === name ? 'wrong' : ''}">
      <label for="${name}">${title}</label
      ><input
        id="${name}"
        name="${name}"
        type="${type}"
        value="${given[name] ?? ''}"
        ${markOf(name)}${list}
      />
    </div>`;
  return html`<form method="get" class="card" aria-label="Property and days">
    <div class="${wrong === 'property_id' ? 'wrong' : ''}">
      <label for="property_id">Property</label
      ><select id="property_id" name="property_id" ${markOf('property_id')}>
        <option value="">${propertyWords(null)}</option>
        ${properties.map(
          (id) =>
            html`<option value="${id}" ${id === propertyId ? html` selected` : null}>
              ${propertyWords(id)}
            </option>`,
        )}
      </select>
    </div>
    ${input('from', 'First day', 'date', null)}${input('to', 'Last day', 'date', null)}${input('time_zone', 'Time zone', 'text', html` list="zones"`)}<datalist
      id="zones"
    >
      ${TIME_ZONES.map((zone) => html`<option value="${zone}"></option>`)}
    </datalist>
    <div class="go"><button type="submit">Show</button></div>
  </form>`;
}
