/** The one file that imports Preact. JSX itself is compiled against preact/jsx-runtime, see tsconfig.pages.json. */
export { render } from 'preact';
export type { ComponentChildren, JSX } from 'preact';
export { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
