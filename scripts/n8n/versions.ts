/** The n8n that is developed and tested against, and the Node it needs. See docs/running-n8n.md. */
export const N8N_VERSION = '2.41.1';
export const NODE_VERSION = '24.21.0';
/** Free space that installing n8n wants, in bytes (2.9 GB installed, the rest for npm's own cache). */
export const INSTALL_SPACE_BYTES = 5 * 1024 ** 3;
