import { render } from '../preact';
import { messageOf } from './api/ask';
import { App } from './app';
import { readSettings } from './page-settings';
import { openSession } from './session';
import { Problem } from './shown/problem';

const place = document.getElementById('app');
if (place !== null) {
  // What stood there until the script ran; Preact would leave it behind the page.
  place.replaceChildren();
  try {
    render(<App session={openSession(readSettings(document))} />, place);
  } catch (error) {
    render(<Problem text={messageOf(error)} />, place);
  }
}
