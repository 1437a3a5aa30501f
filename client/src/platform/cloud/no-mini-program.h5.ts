/**
 * Stands in the browser for the SDK's adapter to mini-programs, which is never chosen there and brings a polyfill of streams
 * that every browser has. `client/config` puts it in its place.
 */
export default { isMatch: () => false, genAdapter: () => undefined, runtime: 'wx_mp' }
