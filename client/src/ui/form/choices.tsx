import { Tap, View } from '../host/host'

export interface Choosable<V extends string> {
  value: V
  label: string
  /** What follows from it, in one line. */
  note?: string | undefined
  /** Why it cannot be chosen now; present means it cannot. */
  whyNot?: string | undefined
}

export interface ChoicesProps<V extends string> {
  label: string
  options: readonly Choosable<V>[]
  value: V | undefined
  onChoose: (value: V) => void
}

/** A few ways of which one is taken, each large enough for a thumb, each saying what follows. */
export const Choices = <V extends string>({ label, options, value, onChoose }: ChoicesProps<V>) => (
  <View className="choices" role="radiogroup" label={label}>
    {options.map(({ value: own, label: says, note, whyNot }) => (
      <Tap
        key={own}
        role="radio"
        selected={own === value}
        disabled={whyNot !== undefined}
        className={`choices__one${own === value ? ' is-on' : ''}${whyNot === undefined ? '' : ' is-off'}`}
        label={[says, whyNot ?? note, own === value && '已选'].filter(Boolean).join('，')}
        onTap={() => onChoose(own)}
      >
        <View className="choices__label">{`${own === value ? '✓ ' : ''}${says}`}</View>
        {(whyNot ?? note) && <View className="choices__note">{whyNot ?? note}</View>}
      </Tap>
    ))}
  </View>
)

/** Short texts that fill a field at one touch. */
export const Picks = ({ label, texts, onPick }: { label: string; texts: readonly string[]; onPick: (text: string) => void }) => (
  <View className="picks" role="group" label={label}>
    {texts.map((text) => (
      <Tap key={text} className="picks__one" onTap={() => onPick(text)}>
        {text}
      </Tap>
    ))}
  </View>
)
