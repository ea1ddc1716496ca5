import type { FileShown } from '../contract';
import { counted, shownCount } from '../shown/counts';
import { shownTime } from '../shown/dates';
import { Text } from '../shown/text';

/** Every file that was read, and what of it could not be used and why. */
export function FilesRead({ files }: { readonly files: readonly FileShown[] }) {
  if (files.length === 0) return null;
  return (
    <details>
      <summary>What was read: {counted(files.length, 'file')}</summary>
      <ul class="files">
        {files.map((file, index) => (
          <li key={index}>
            <p>
              <strong>
                <Text>{file.fileName ?? `${file.title}, live`}</Text>
              </strong>
              <span class="soft">
                {' '}
                <Text>{file.title}</Text>, {shownTime(file.readAt)}
              </span>
            </p>
            <p>
              {counted(file.records, 'row')}: {shownCount(file.accepted)} usable, {shownCount(file.rejected)}{' '}
              not
              {file.furniture > 0 ? `, ${shownCount(file.furniture)} headings and totals` : ''}.
            </p>
            {file.rejectedBy.length > 0 && (
              <ul class="reasons">
                {file.rejectedBy.map(({ reason, rows }) => (
                  <li key={reason}>
                    {shownCount(rows)}: <Text>{reason}</Text>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
