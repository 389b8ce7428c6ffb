import js from "@eslint/js"
import globals from "globals"

export default [
  { ignores: ["**/node_modules", "**/.venv", "var"] },
  js.configs.recommended,
  {
    rules: {
      "eqeqeq": "error",
      "no-var": "error",
      "prefer-const": "error",
      "object-shorthand": "error",
      "no-shadow": "error",
      "no-restricted-globals": ["error", "event", "name", "status", "parent", "length", "top"],
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "max-lines": ["error", 250],
      "max-len": ["error", { code: 150 }],
      "semi": ["error", "never"],
    },
  },
  { files: ["lib/parts/**/*.js"], languageOptions: { globals: globals.browser } },
  { files: ["tests/**/*.js", "*.config.js"], languageOptions: { globals: globals.node } },
]
