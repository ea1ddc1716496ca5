import { useEffect, useRef, type ComponentChildren } from '../../preact';
import { Icon } from './icon';

/** A window over the page. The browser keeps the focus inside, closes it with Escape and gives the focus back. */
export function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const cancel = (event: Event) => {
    event.preventDefault();
    props.onClose();
  };
  return (
    <dialog ref={dialog} aria-labelledby="dialog-title" onCancel={cancel} onKeyDown={props.onKeyDown}>
      <div class="dialog-head">
        <h2 id="dialog-title">{props.title}</h2>
        <button type="button" class="close" aria-label="Close" onClick={props.onClose}>
          <Icon name="cross" />
        </button>
      </div>
      {props.children}
    </dialog>
  );
}
