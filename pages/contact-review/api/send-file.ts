import type { StartAnswer } from '../contract';
import type { PageSettings } from '../page-settings';
import { AskError, NO_ANSWER, parseJson, problemOf } from './ask';

/** Which of the four kinds of source a file is. */
export type FileSource = 'propertyradar' | 'quickbooks' | 'csv' | 'openphone';

/** n8n's own limit for a request, see docs of the node. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** Why a file is not sent at all; null when it can be. */
export function refusalOf(file: { readonly size: number }): string | null {
  if (file.size === 0) return 'The file is empty. Nothing was sent.';
  if (file.size > MAX_FILE_BYTES)
    return `The file has ${megabytes(file.size)}; up to ${megabytes(MAX_FILE_BYTES)} can be sent. Split it and send the parts.`;
  return null;
}

/**
 * Sends one file as it is. The share that has left is told as 0..1.
 * XMLHttpRequest, because fetch does not tell how much was sent.
 */
export function sendFile(
  settings: PageSettings,
  source: FileSource,
  file: File,
  tellShare: (share: number) => void,
): Promise<StartAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${settings.filesUrl}?name=${encodeURIComponent(file.name)}&source=${source}`);
    request.setRequestHeader('authorization', `Bearer ${settings.token}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => tellShare(total === 0 ? 1 : loaded / total);
    request.onerror = () => reject(new AskError('network', `${NO_ANSWER} Send the file again.`));
    request.onload = () => {
      if (request.status !== 200) return reject(problemOf(request.status, request.responseText));
      const answer = parseJson(request.responseText);
      if (answer === undefined)
        reject(new AskError('broken', 'The server answered something unknown. Send the file again.'));
      else resolve(answer as StartAnswer);
    };
    request.send(file);
  });
}
