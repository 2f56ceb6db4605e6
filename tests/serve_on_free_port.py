"""``python -m tests.serve_on_free_port``: serve the platform of TAIZHANG_HOME on a free port, printed first."""

from taizhang.conf.commands.setting_up import migrated, set_up

if __name__ == "__main__":
    set_up()
    migrated()
    from taizhang.conf.serving import listen, serve

    listening = listen("127.0.0.1", 0, any_free=True)
    print(listening.port, flush=True)  # noqa: T201 - told to whoever started it
    serve(listening)
