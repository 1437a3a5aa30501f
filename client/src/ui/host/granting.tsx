/** Buttons by which WeChat hands over what a person grants with the tap itself. A browser has none of them (`granting.h5.tsx`). */
import { Button } from '@tarojs/components'

export interface GrantingProps {
  says: string
  onGranted: (code: string) => void
  /** The person or WeChat said no. */
  onDenied: () => void
}

/** Whether this device has them. */
export const grants = true

/** The code for the phone number; the same tap agrees to the privacy notice that stands above. */
export const PhoneButton = ({ says, onGranted, onDenied }: GrantingProps) => (
  <Button
    className="weui-btn weui-btn_primary button"
    openType="getPhoneNumber|agreePrivacyAuthorization"
    onGetPhoneNumber={({ detail }) => (detail.code ? onGranted(detail.code) : onDenied())}
  >
    {says}
  </Button>
)

/** Agrees to the privacy notice towards WeChat, which asks before it opens the camera, the album or the calendar. */
export const AgreeButton = ({ id, says, onAgreed }: { id: string; says: string; onAgreed: () => void }) => (
  <Button
    id={id}
    className="weui-btn weui-btn_primary button"
    openType="agreePrivacyAuthorization"
    onAgreePrivacyAuthorization={onAgreed}
  >
    {says}
  </Button>
)
