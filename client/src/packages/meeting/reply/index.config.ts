export default definePageConfig({ navigationBarTitleText: '答复参会' })
