import { useState } from '../../preact';
import { messageOf } from '../api/ask';
import type { Session } from '../session';
import { saveFile } from '../shown/save-file';
import { counted } from '../shown/counts';
import { showToast } from '../shown/toasts';

/** Hands out the numbers without a name as a CSV file. */
export function LeftoversButton({ session }: { readonly session: Session }) {
  const [isBusy, setIsBusy] = useState(false);
  const download = async () => {
    setIsBusy(true);
    try {
      const { fileName, csv, numbers } = await session.ask({ ask: 'leftovers' });
      saveFile(fileName, csv);
      showToast(`${fileName}: ${counted(numbers, 'number')}. Fill in names and upload it under Other CSVs.`);
    } catch (error) {
      showToast(messageOf(error), { tone: 'bad' });
    }
    setIsBusy(false);
  };
  return (
    <button type="button" disabled={isBusy} onClick={() => void download()}>
      {isBusy ? 'Preparing …' : 'Download leftovers (CSV)'}
    </button>
  );
}
