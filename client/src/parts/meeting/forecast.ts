import type { Outlook } from 'shared/attendance/operations'
import { qixian } from 'shared/charter/qixian'
import { deputies } from 'shared/charter/wording'

/** 「现有答复预计到会 24，法定 25」 */
export function forecastSentence({ have, need, missing, missingVice, stands }: Outlook): string {
  const start = `现有答复预计到会 ${have}，法定 ${need}`
  if (stands) return `${start}，够了`
  const vice = missingVice > 0 ? `，其中${deputies(qixian)}至少 ${missingVice} 人` : ''
  return `${start}，还差 ${Math.max(missing, missingVice)} 人${vice}`
}
