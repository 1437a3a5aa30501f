declare module '*.svg' {
  const address: string
  export default address
}

declare module '*.css'

/** The CloudBase environment the client was built for; empty for the platform on this machine. */
declare const CLOUD_ENV: string

/** As package.json has it. */
declare const VERSION: string
