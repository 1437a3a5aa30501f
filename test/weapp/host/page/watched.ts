import * as easel from 'glass-easel'

/** Takes errors, which fail a test, and warnings, which are only listed in the log. */
export interface Report {
  (error: unknown, where: string): void
  warn(message: string, where: string): void
}

/**
 * The template engine catches what handlers and templates throw and tells listeners that are global
 * to the process; listening only while one mini-program is at work gives each its own errors.
 */
export function watched<T>(report: Report, where: string, run: () => T): T {
  const onError = (error: unknown): boolean => {
    report(error, where)
    return false
  }
  const onWarning = (message: string): boolean => {
    report.warn(message, where)
    return false
  }
  easel.addGlobalErrorListener(onError)
  easel.addGlobalWarningListener(onWarning)
  try {
    return run()
  } finally {
    easel.removeGlobalErrorListener(onError)
    easel.removeGlobalWarningListener(onWarning)
  }
}
