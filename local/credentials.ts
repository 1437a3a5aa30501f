/** Variables by which real Tencent credentials come into a process, and the value that is ours. */
const REAL = ['TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY', 'TENCENTCLOUD_SESSIONTOKEN', 'CLOUDBASE_APIKEY']
const OURS = 'local'

/**
 * The names of the real credentials that are set. With one of them a call that misses the local cloud
 * could reach a real environment, so nothing is started.
 */
export const realCredentials = (env: NodeJS.ProcessEnv): string[] => REAL.filter((name) => env[name] && env[name] !== OURS)
