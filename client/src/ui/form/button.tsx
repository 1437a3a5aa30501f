import { useId } from 'react'
import { Tap, Text, View } from '../host/host'

export interface ButtonProps {
  /** The verb: 提交请假, not 确定. */
  says: string
  onTap: () => void
  kind?: 'main' | 'plain' | 'danger'
  /** Why it cannot be pressed now. Present means disabled; the sentence stands under the button. */
  whyNot?: string | undefined
  /** The clause that demands `whyNot`, opened by 为什么？ */
  onWhy?: (() => void) | undefined
  busy?: boolean
}

const LOOK = {
  main: 'weui-btn weui-btn_primary button',
  plain: 'weui-btn weui-btn_default button',
  danger: 'weui-btn weui-btn_warn button',
}

/** A button names its verb; disabled, it says why. */
export function Button({ says, onTap, kind = 'plain', whyNot, onWhy, busy = false }: ButtonProps) {
  const still = busy || whyNot !== undefined
  const why = useId()
  return (
    <View className="button-area">
      <Tap
        className={`${LOOK[kind]}${whyNot === undefined ? '' : ' button_off'}`}
        onTap={onTap}
        disabled={still}
        describedBy={whyNot === undefined ? undefined : why}
      >
        {busy && <Text className="weui-primary-loading button__busy" silent />}
        {busy ? `${says}…` : says}
      </Tap>
      {whyNot !== undefined && (
        <View className="button-area__why" id={why} role="status">
          <Text className="weui-icon-info-circle why__icon" silent />
          <Text>{whyNot}</Text>
          {onWhy && <LinkTap says="为什么？" onTap={onWhy} />}
        </View>
      )}
    </View>
  )
}

/** A quiet way on, inside a sentence. */
export const LinkTap = ({ says, onTap, label }: { says: string; onTap: () => void; label?: string }) => (
  <Tap className="link" role="link" onTap={onTap} label={label}>
    {says}
  </Tap>
)
