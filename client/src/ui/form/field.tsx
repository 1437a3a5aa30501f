import type { ReactNode } from 'react'
import { Choose, Input, TextArea, Toggle, View, When, type ChooseProps, type InputProps, type ToggleProps, type WhenProps } from '../host/host'

interface Around {
  label: string
  /** What is wrong with the content, in one sentence. */
  error?: string | undefined
  hint?: ReactNode
}

const Row = ({ label, error, hint, below, children }: Around & { below?: boolean; children: ReactNode }) => (
  <View className={`weui-cell field${below ? ' field_below' : ''}${error ? ' weui-cell_warn' : ''}`}>
    <View className="weui-cell__hd field__label" silent>
      {label}
    </View>
    <View className="weui-cell__bd field__body">
      {children}
      {error && (
        <View className="field__error" role="alert">
          {error}
        </View>
      )}
      {hint && !error && <View className="field__hint">{hint}</View>}
    </View>
  </View>
)

/** One line of text or a number. Fields stand inside a `List`. */
export const Field = ({ error, hint, ...input }: InputProps & Around) => (
  <Row label={input.label} error={error} hint={hint}>
    <Input {...input} className="weui-input" invalid={error !== undefined} />
  </Row>
)

/** Several lines, the label above. */
export const LongField = ({ error, hint, ...input }: InputProps & Around) => (
  <Row label={input.label} error={error} hint={hint} below>
    <TextArea {...input} className="weui-textarea field__area" invalid={error !== undefined} />
  </Row>
)

/** One of a few. */
export const ChooseField = <V extends string>({ error, hint, ...choose }: ChooseProps<V> & Around) => (
  <Row label={choose.label} error={error} hint={hint}>
    <Choose {...choose} className="field__choose" />
  </Row>
)

/** A day or an hour. */
export const WhenField = ({ error, hint, ...when }: WhenProps & Around) => (
  <Row label={when.label} error={error} hint={hint}>
    <When {...when} className="field__choose" />
  </Row>
)

/** On or off. */
export const ToggleField = ({ error, hint, ...toggle }: ToggleProps & Around) => (
  <View className="weui-cell field">
    <View className="weui-cell__bd">
      <View silent>{toggle.label}</View>
      {(error ?? hint) && <View className={error ? 'field__error' : 'field__hint'}>{error ?? hint}</View>}
    </View>
    <View className="weui-cell__ft">
      <Toggle {...toggle} />
    </View>
  </View>
)
