/**
 * The environment for an npm that works in another folder. An npm that runs a script leaves marks of its own
 * package in the environment; a nested npm that reads them would work in the wrong folder. Settings stay.
 */
export function npmEnvironment(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const marks =
    /^npm_(package|lifecycle|command|execpath|node_execpath)|^npm_config_(local_prefix|noproxy)$|^INIT_CWD$/i;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !marks.test(name)));
}
