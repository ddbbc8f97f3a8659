"""``deskstretch completion``: what teaches a shell to complete the command line.

A script asks by calling ``deskstretch completion SHELL`` with ``_DESKSTRETCH_COMPLETE`` in the environment:
click sees that and answers, whatever the arguments. With no arguments at all the program would start.
"""

import click

_SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(_SHELLS))
def completion(shell: str) -> int:
    """Print what makes the Tab key complete commands, settings and stretches.

    \b
    bash, in ~/.bashrc:
      eval "$(deskstretch completion bash)"
    zsh, in ~/.zshrc:
      eval "$(deskstretch completion zsh)"
    fish, once:
      deskstretch completion fish > ~/.config/fish/completions/deskstretch.fish
    """
    click.echo(_SCRIPTS[shell], nl=False)
    return 0


_BASH = """\
_deskstretch() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            plain,*) COMPREPLY+=("${line#plain,}") ;;
            *) compopt -o default 2>/dev/null ;;
        esac
    done < <(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" \\
        _DESKSTRETCH_COMPLETE=bash_complete "$1" completion bash 2>/dev/null </dev/null)
}
complete -o nosort -F _deskstretch deskstretch 2>/dev/null || complete -F _deskstretch deskstretch
"""

_ZSH = """\
#compdef deskstretch
_deskstretch() {
    local kind word meaning
    local -a lines described bare
    lines=("${(@f)$(env COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT - 1)) \\
        _DESKSTRETCH_COMPLETE=zsh_complete "${words[1]}" completion zsh 2>/dev/null </dev/null)}")
    for kind word meaning in "${lines[@]}"; do
        case $kind in
            plain) [[ $meaning == _ ]] && bare+=("$word") || described+=("$word:$meaning") ;;
            dir) _files -/ ;;
            file) _files ;;
        esac
    done
    (( $#described )) && _describe -V deskstretch described -U
    (( $#bare )) && compadd -V deskstretch -U -a bare
    return 0
}
if [[ ${zsh_eval_context[-1]} == loadautofunc ]]; then
    _deskstretch "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _deskstretch deskstretch
fi
"""

_FISH = """\
function __deskstretch_offers
    set -l command (commandline -opc)[1]
    env COMP_WORDS=(commandline -cp) COMP_CWORD=(commandline -ct) \\
        _DESKSTRETCH_COMPLETE=fish_complete $command completion fish 2>/dev/null </dev/null |
    while read -l line
        switch $line
            case 'plain,*'
                string replace plain, '' -- $line
            case 'dir,*'
                __fish_complete_directories (commandline -ct)
            case 'file,*'
                __fish_complete_path (commandline -ct)
        end
    end
end
complete --command deskstretch --no-files --keep-order --arguments '(__deskstretch_offers)'
"""

_SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
